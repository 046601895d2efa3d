(function () {
  var root = document.documentElement;
  var theme = document.getElementById("theme");
  root.classList.add("scripted");
  theme.hidden = false;
  theme.addEventListener("click", function () {
    var dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  function show() {
    var target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    for (var at = target; at !== null; at = at.parentElement) {
      if (at.tagName.toLowerCase() === "details") {
        at.open = true;
      }
    }
    if (target !== null) {
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", show);
  show();
  document.querySelectorAll("[data-toggle]").forEach(function (button) {
    button.setAttribute("aria-pressed", "false");
    button.title = "Hide or show in the plots";
    button.addEventListener("click", function () {
      var column = button.dataset.toggle;
      var hidden = button.getAttribute("aria-pressed") === "false";
      document.querySelectorAll("[data-toggle='" + column + "']").forEach(function (same) {
        same.setAttribute("aria-pressed", String(hidden));
      });
      document.querySelectorAll("[data-column='" + column + "']").forEach(function (series) {
        series.classList.toggle("hidden-column", hidden);
      });
    });
  });
})();
