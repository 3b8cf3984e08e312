import "../calibrant/calibrant-scorecard.js";

const scorecard = document.querySelector("#quality calibrant-scorecard");
scorecard.evaluation = JSON.parse(document.getElementById("quality-evaluation").textContent);
// A submitted evaluation goes to the server with the form of the reply, as if its own button had been pressed.
scorecard.addEventListener("calibrant-submit", () => {
  scorecard.form.requestSubmit(scorecard.form.querySelector("[name=SubmitTicket]"));
});
