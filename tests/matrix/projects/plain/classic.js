// A script that is no module: it waits for one.
(function () {
  "use strict";
  Promise.all([import("../shared/report.js"), import("/node_modules/calibrant/index.js"), import("./documents.js")]).then(function ([{ report, scoreOf }, { Scorecard, init }, { documents }]) {
    report(function () {
      return Promise.all([documents(), init()]).then(function ([[card, evaluation]]) { return scoreOf(Scorecard.parse(card).score(evaluation)); });
    });
  });
})();
