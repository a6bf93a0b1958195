"use strict";
const place = document.getElementById("reference");
const font = 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const options = {
  sanitize: true,
  hideDownloadButtons: true,
  payloadSampleIdx: 2, // behind the Python calls
  expandResponses: "200,201",
  jsonSamplesExpandLevel: 3,
  scrollYOffset: 0,
  theme: {
    breakpoints: { small: "45rem", medium: "60rem", large: "90rem" },
    typography: { fontFamily: font, headings: { fontFamily: font }, code: { fontSize: "12px" } },
    rightPanel: { width: "42%" },
    sidebar: { width: "240px" },
  },
};
Redoc.init(JSON.parse(document.getElementById("spec").textContent), options, place, (error) => {
  if (error) {
    place.textContent = `The page cannot be drawn: ${error.message}`;
  }
  document.body.dataset.drawn = error ? "no" : "yes";
});
