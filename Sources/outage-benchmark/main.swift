import SystemIO

ProcessEnd.with(status: Benchmark.main(CommandWords.live() ?? []))
