// sao loads this file of its own folder, where it is found. The scorecard stands below the form of one model, and what is
// submitted is kept as an attachment of the record.
(function () {
  const MODEL = "party.party";
  const FILE = "quality.json";

  const attachments = (method, ...params) =>
    Sao.rpc({ method: `model.ir.attachment.${method}`, params: [...params, {}] }, Sao.Session.current_session);

  async function keptFor(resource) {
    const domain = [["resource", "=", resource], ["name", "=", FILE]];
    const [found] = await attachments("search_read", domain, 0, 1, null, ["data"]);
    return found && JSON.parse(new TextDecoder().decode(found.data));
  }

  function keep(resource, { evaluation, result }) {
    return attachments("create", [{
      name: FILE,
      resource,
      description: `${result.score.display} ${result.outcome}`,
      data: new TextEncoder().encode(JSON.stringify(evaluation)),
    }]);
  }

  const newEvaluation = (resource) => ({
    format: "calibrant/evaluation@1",
    id: crypto.randomUUID(),
    scorecard: { id: "service-quality", version: "2026.1" },
    subject: { contact: resource },
    rater: { id: Sao.Session.current_session.login, level: "quality" },
    kind: "standard",
    state: "draft",
    answers: {},
  });

  function scorecardFor(resource, kept) {
    const scorecard = document.createElement("calibrant-scorecard");
    scorecard.setAttribute("scorecard-src", "scorecards/service-quality.json");
    if (kept) scorecard.setAttribute("mode", "review");
    scorecard.evaluation = kept ?? newEvaluation(resource);
    scorecard.addEventListener("calibrant-submit", async ({ detail }) => {
      await keep(resource, detail);
      scorecard.setAttribute("mode", "review");
      // sao stays on its page: without this the rater would look at the middle of the report.
      scorecard.scrollIntoView();
    });
    return scorecard;
  }

  /** The record on show has become this one; the scorecard of the one before leaves. */
  async function show(tab, id) {
    const resource = tab.screen.current_view?.view_type === "form" && id >= 0 ? `${MODEL},${id}` : undefined;
    if (tab.quality?.resource === resource) return;
    tab.quality?.element?.remove();
    const quality = tab.quality = { resource };
    if (!resource) return;
    const [kept] = await Promise.all([keptFor(resource), import("./calibrant/calibrant-scorecard.js")]);
    if (tab.quality !== quality) return;
    quality.element = scorecardFor(resource, kept);
    tab.main.after(quality.element);
  }

  const told = Sao.Tab.Form.prototype.record_message;
  Sao.Tab.Form.prototype.record_message = function (position, size, max_size, record_id) {
    told.call(this, position, size, max_size, record_id);
    if (this.screen.model_name === MODEL) show(this, record_id);
  };
})();
