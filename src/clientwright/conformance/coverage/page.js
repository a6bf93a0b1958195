"use strict";
(() => {
  const form = document.getElementById("filters");
  const provider = document.getElementById("provider");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const unfold = document.getElementById("unfold");
  const boxes = [...form.querySelectorAll("input[name=grade]")];
  const folds = [...document.querySelectorAll(".tree details.kids")];
  const first = folds.map((fold) => fold.open);
  const rows = [...document.querySelectorAll(".n")].map((element) => {
    const summary = element.querySelector("summary, .row");
    return { element, text: summary.textContent.toLowerCase(), grades: element.dataset.g, parent: null };
  });
  const known = new Map(rows.map((row) => [row.element, row]));
  for (const row of rows) row.parent = known.get(row.element.parentElement.closest(".n"));

  // Rows stand parents first: what is wanted is handed down, what is to be seen is handed up.
  const apply = () => {
    const wanted = search.value.trim().toLowerCase();
    const grades = boxes.filter((box) => box.checked).map((box) => box.value);
    const narrowed = wanted !== "" || grades.length < boxes.length;
    for (const part of document.querySelectorAll("[data-p]")) {
      part.hidden = provider.value !== "" && part.dataset.p !== provider.value;
    }
    for (const row of rows) {
      row.named = row.text.includes(wanted) || Boolean(row.parent && row.parent.named);
      row.hit = row.named && (grades.length === boxes.length || grades.some((grade) => row.grades.includes(grade)));
      row.seen = row.hit;
    }
    for (const row of [...rows].reverse()) if (row.seen && row.parent) row.parent.seen = true;
    let count = 0;
    for (const row of rows) {
      row.element.hidden = !row.seen;
      row.element.classList.toggle("aside", !row.hit);
      if (row.hit && !row.element.closest("[data-p][hidden]")) count += 1;
    }
    folds.forEach((fold, index) => {
      fold.open = unfold.ariaPressed === "true" || narrowed || first[index];
    });
    found.textContent = `${count} of ${rows.length} rows`;
  };
  const show = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  unfold.addEventListener("click", () => {
    unfold.ariaPressed = String(unfold.ariaPressed !== "true");
    unfold.textContent = unfold.ariaPressed === "true" ? "Fold again" : "Unfold all";
    apply();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  addEventListener("hashchange", show);
  form.hidden = false;
  apply();
  show();
})();
