"use strict";
(() => {
  const PAUSE = 1000;
  const told = document.getElementById("told");
  const follow = document.getElementById("follow");
  const clear = document.getElementById("clear");
  const places = [...document.querySelectorAll("[data-live]")];
  const written = new Map(places.map((place) => [place.dataset.live, place.innerHTML]));
  let mark = document.body.dataset.mark;

  // What was unfolded stays so, and the keyboard stays where it was.
  const put = (place, html) => {
    const open = [...place.querySelectorAll("details[open]")].map((one) => one.id);
    const active = document.activeElement;
    const focused = place.contains(active) && active.closest("details");
    place.innerHTML = html;
    for (const id of open) {
      const again = document.getElementById(id);
      if (again) again.open = true;
    }
    const again = focused && document.getElementById(focused.id);
    if (again) again.querySelector("summary").focus({ preventScroll: true });
  };
  const refresh = async () => {
    try {
      const answer = await fetch(`/_sandbox/live?seen=${encodeURIComponent(mark)}`, { cache: "no-store" });
      if (answer.status === 200) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const place of places) {
          const found = fresh.querySelector(`[data-live="${CSS.escape(place.dataset.live)}"]`);
          if (found && found.innerHTML !== written.get(place.dataset.live)) {
            written.set(place.dataset.live, found.innerHTML);
            put(place, found.innerHTML);
          }
        }
        mark = fresh.body.dataset.mark;
      }
      told.textContent = answer.ok ? "" : `The sandbox answers ${answer.status}.`;
    } catch {
      told.textContent = "The sandbox does not answer any more.";
    }
  };
  const again = async () => {
    if (follow.checked && document.visibilityState === "visible") await refresh();
    setTimeout(again, PAUSE);
  };
  document.getElementById("tools").hidden = false;
  document.getElementById("still").hidden = true;
  document.getElementById("tools").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("refresh").addEventListener("click", refresh);
  clear.addEventListener("click", async () => {
    await fetch("/_sandbox/journal", { method: "DELETE" }).catch(() => undefined);
    await refresh();
  });
  setTimeout(again, PAUSE);
})();
