"use strict";
(() => {
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const told = document.getElementById("told");
  const unfold = document.getElementById("unfold");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const names = [...new Set(boxes.map((box) => box.name))];
  const rows = [...document.querySelectorAll(".change")].map((element) => ({ element, seen: true, words: "" }));
  const known = new Map(rows.map((row) => [row.element, row]));
  const groups = [...document.querySelectorAll(".group, .provider")];
  const cards = [...document.querySelectorAll(".card")];
  let last = null;

  const wordsOf = (row) => {
    if (!row.words) {
      row.words = [...row.element.querySelectorAll(".q, .says")].map((part) => part.textContent).join("\n").toLowerCase();
    }
    return row.words;
  };
  const narrowed = () => search.value.trim() !== "" || boxes.some((box) => !box.checked);

  const apply = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const left = new Map(names.map((name) => [name, new Set()]));
    for (const box of boxes) if (box.checked) left.get(box.name).add(box.value);
    const holders = new Set();
    let count = 0;
    for (const row of rows) {
      row.seen =
        names.every((name) => left.get(name).has(row.element.dataset[name])) &&
        wanted.every((word) => wordsOf(row).includes(word));
      if (row.element.hidden === row.seen) row.element.hidden = !row.seen;
      if (!row.seen) continue;
      count += 1;
      holders.add(row.element.parentElement).add(row.element.parentElement.parentElement);
    }
    const some = narrowed();
    for (const group of groups) group.hidden = some && !holders.has(group);
    for (const card of cards) card.hidden = !left.get("provider").has(card.dataset.provider);
    found.textContent = `${count} of ${rows.length} changes`;
  };

  // What is filtered is part of the address: #ID?wire=breaking&q=words
  const write = () => {
    const state = new URLSearchParams();
    for (const name of names) {
      const own = boxes.filter((box) => box.name === name);
      const kept = own.filter((box) => box.checked);
      if (kept.length === own.length) continue;
      for (const box of kept) state.append(name, box.value);
      if (!kept.length) state.append(name, "");
    }
    if (search.value.trim()) state.append("q", search.value.trim());
    const query = state.toString();
    history.replaceState(null, "", query ? `#?${query}` : "#");
  };
  const named = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1).split("?")[0]));
    } catch {
      return null;
    }
  };
  const read = () => {
    const { hash } = location;
    const state = new URLSearchParams(hash.includes("?") ? hash.slice(hash.indexOf("?")) : "");
    for (const box of boxes) box.checked = !state.has(box.name) || state.getAll(box.name).includes(box.value);
    search.value = state.get("q") ?? "";
    apply();
    const target = named(hash);
    if (target) show(target);
  };
  const show = (target) => {
    if (target.closest("[hidden]")) {
      for (const box of boxes) box.checked = true;
      search.value = "";
      history.replaceState(null, "", `#${encodeURIComponent(target.id)}`);
      apply();
    }
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    for (const row of rows) row.element.classList.toggle("at", row.element === target);
    const row = known.get(target);
    if (row) focus(row);
    target.scrollIntoView();
  };

  const focus = (row) => {
    last = row;
    row.element.querySelector("summary").focus();
  };
  const move = (step) => {
    const seen = rows.filter((row) => row.seen);
    if (!seen.length) return;
    const here = known.get(document.activeElement.closest(".change")) ?? last;
    const index = seen.indexOf(here);
    focus(seen[index < 0 ? (step > 0 ? 0 : seen.length - 1) : Math.min(Math.max(index + step, 0), seen.length - 1)]);
  };
  const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    const on = document.activeElement;
    if (event.ctrlKey || event.metaKey || event.altKey || on === search) return;
    const arrow = event.key.startsWith("Arrow") && !on.matches(".change > summary");
    if (event.key === "/") {
      search.focus();
      search.select();
    } else if (event.key in STEPS && !arrow) move(STEPS[event.key]);
    else return;
    event.preventDefault();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    last = null;
    move(1);
  });
  const changed = () => {
    apply();
    write();
  };
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  unfold.addEventListener("click", () => {
    const open = unfold.ariaPressed !== "true";
    unfold.ariaPressed = String(open);
    for (const row of rows) row.element.open = open;
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      told.textContent = `Copied ${code.textContent}`;
      button.textContent = "copied";
    } catch {
      getSelection().selectAllChildren(code);
      told.textContent = "Selected; copy it with the keyboard";
    }
  });
  addEventListener("hashchange", read);
  document.documentElement.classList.add("scripted");
  form.hidden = false;
  read();
})();
