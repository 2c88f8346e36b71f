// What makes the pages quick and audible; without it every link and form works all the same.
"use strict";

// A decision shows on every open screen within five seconds; what is unchanged is answered without a page.
const POLL_MS = 5000;

function announce(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

function showCounts(counts) {
  for (const [queue, count] of Object.entries(counts)) {
    for (const spot of document.querySelectorAll(`[data-count="${queue}"]`)) spot.textContent = count;
  }
}

function askAgain(address, known) {
  return fetch(address, {
    headers: known ? { "If-None-Match": known } : {},
    cache: "no-store",
    redirect: "error",
  }).catch(() => null);
}

async function pollCounts() {
  const nav = document.querySelector("[data-counts]");
  if (!nav || document.hidden) return;
  const response = await askAgain(nav.dataset.counts, nav.dataset.tag);
  if (!response || response.status !== 200) return;
  nav.dataset.tag = response.headers.get("ETag") || "";
  showCounts(await response.json());
  await refreshRows();
}

// Rows are read again when a count has changed, but never under somebody who is choosing among them.
async function refreshRows() {
  const shown = document.querySelector("[data-rows]");
  if (!shown || shown.querySelector("input:checked, details[open]")) return;
  const response = await askAgain(location.href, "");
  if (response && response.status === 200) await putInPlace(shown, response, "[data-rows]");
}

// Figures that changed are put in place where they stand; whoever stood on one of them stands on it again.
async function pollFigures() {
  const shown = document.querySelector("[data-poll]");
  if (!shown || document.hidden) return;
  const response = await askAgain(shown.dataset.poll, shown.dataset.tag);
  if (response && response.status === 200) await putInPlace(shown, response, "[data-poll]");
}

async function putInPlace(shown, response, part) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector(part);
  if (!fresh || !shown.isConnected) return;
  const held = shown.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  shown.replaceWith(fresh);
  if (held) [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === held)?.focus();
  announce(fresh.dataset.told);
}

function poll() {
  pollCounts();
  pollFigures();
}

// After a page was swapped in, readers of the screen must land where eyes do: on its problems, news or heading.
function landOnPage() {
  const spot = document.querySelector("#problems, #news[role=alert]") || document.querySelector("main h1");
  if (!spot) return;
  if (!spot.hasAttribute("tabindex")) spot.setAttribute("tabindex", "-1");
  spot.focus();
  const news = document.querySelector("#news[role=status] p");
  announce(news ? news.textContent.trim() : document.title);
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.boosted || event.detail.target === document.body) {
    landOnPage();
  } else {
    announce(event.detail.elt.textContent.trim());
  }
});

document.addEventListener("visibilitychange", poll);
setInterval(poll, POLL_MS);

const problems = document.getElementById("problems");
if (problems) problems.focus();
