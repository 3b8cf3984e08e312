import "../calibrant/calibrant-scorecard.js";

const scorecard = document.querySelector("#quality calibrant-scorecard");
if (scorecard) {
  scorecard.evaluation = JSON.parse(document.getElementById("quality-evaluation").textContent);
  // A submitted evaluation goes to the server with the helpdesk's own form.
  scorecard.addEventListener("calibrant-submit", () => scorecard.form.requestSubmit());
}
