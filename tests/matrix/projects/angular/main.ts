// Compiled in the browser, as that needs no tool but a bundler.
import "@angular/compiler";

import { Component, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import type { Score } from "calibrant";
import evaluation from "calibrant/evaluations/account-recovery.json";
import card from "calibrant/scorecards/service-quality.json";

import { scoreOf } from "../shared/report.js";
import { CallForm } from "./form";

@Component({ selector: "main", imports: [CallForm], template: `<call-form [card]="card" [evaluation]="evaluation" (score)="show($event)" />` })
class Page {
  card = card;
  evaluation = evaluation;
  show(score: Score) { document.title = `${scoreOf(score)}, element`; }
}

bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
