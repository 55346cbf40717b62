import OutageCLI

Outage.main()
