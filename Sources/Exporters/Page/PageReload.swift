import Encoding

/// What loads a live page anew every so often, until its reader says no.
///
/// Readers must be able to stop a page that changes under them (WCAG 2.2, 2.2.1 and 2.2.2), which no
/// markup can do. Where scripts are off the page is loaded anew all the same.
struct PageReload {
  /// How long the page stays as it is.
  let seconds: Int

  /// For where scripts are off, in the head of the page.
  var head: String {
    "<noscript><meta http-equiv=\"refresh\" content=\"\(seconds)\"></noscript>"
  }

  /// The button, which is there only where it works, and what makes it work.
  var control: String {
    """
    <p class="facts">Loaded anew every \(seconds) s
    <button type="button" id="reload" hidden>Stop</button></p>
    <script>\(script)</script>
    """
  }

  /// The source of the script as a policy names it (CSP Level 3, section 2.3.1).
  var policySource: String {
    var hash = SHA256()
    hash.update(script.utf8)
    return "'sha256-\(Base64.encode(hash.finalize()))'"
  }

  private var script: String {
    """

    {
      const button = document.getElementById("reload");
      let timer = setInterval(() => location.reload(), \(seconds)000);
      button.hidden = false;
      button.onclick = () => {
        if (!timer) return location.reload();
        clearInterval(timer);
        timer = 0;
        button.textContent = "Stopped; load now and go on";
      };
    }

    """
  }
}
