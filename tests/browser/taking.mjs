// What a trainee does on the page with the quiz of tests/package/fixtures, answer by answer.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { asFile, download, formToFill } from "./joining.mjs";

export const exam = JSON.parse(await readFile(new URL("../package/fixtures/every-key.quiz.json", import.meta.url), "utf8"));

/** `at`: the page without its route. */
export async function open(page, quiz, at) {
  await page.goto(`${at}#/quiz`);
  await page.locator("calibrant-quiz input[type=file]").setInputFiles(asFile("quiz.json", quiz));
  await page.locator("form.taker").waitFor();
}

export async function begin(page, { name = "Lin Lan", id = "t-1", extra } = {}) {
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=id]").fill(id);
  if (extra) await page.locator("input[name=extra]").fill(extra);
  await page.locator("form.taker button.primary").click();
  await asked(page).waitFor();
}

export const asked = (page) => page.locator(".question legend, .call h2");
export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** By title: what is right, as it is given on the page. */
export const RIGHT = {
  "Who may reset a password?": (page) => page.locator("input[value=owner]").click(),
  "What are signs of a stolen account?": async (page) => { for (const id of ["abroad", "mail"]) await page.locator(`input[value=${id}]`).click(); },
  "Within how many hours is an appeal answered?": (page) => number(page, "24"),
  "In which order?": (page) => order(page, ["listen", "score", "note", "submit"]),
  "What is what?": async (page) => { await page.locator("select[name=fatal]").selectOption("zero"); await page.locator("select[name=slip]").selectOption("nothing"); },
  "Again?": (page) => page.locator("input[value=yes]").click(),
  "A stolen account": (page) => scored(page, ["1", "1", "2", "2"]),
  "A late parcel": (page) => scored(page, ["2", "2", "1", "1"]),
};
export const WRONG = {
  ...RIGHT,
  "Who may reset a password?": (page) => page.locator("input[value=agent]").click(),
  "In which order?": (page) => order(page, ["submit", "note", "score", "listen"]),
  "A stolen account": (page) => scored(page, ["2", "3", "4", "1"]),
};

export async function number(page, text) {
  await page.locator("input[name=number]").fill(text);
  await page.locator("input[name=number]").press("Tab");
}

export async function order(page, wanted) {
  const list = () => page.locator(".order").evaluate((list) => [...list.children].map(({ dataset }) => dataset.option));
  for (const [place, option] of wanted.entries()) {
    for (let at = (await list()).indexOf(option); at > place; at -= 1) await page.locator(`[data-option=${option}] [data-by="-1"]`).click();
  }
  assert.deepEqual(await list(), wanted);
  const keep = page.getByRole("button", { name: "This order is my answer" });
  if (await keep.count()) await keep.click();
}

export async function scored(page, levels) {
  await formToFill(page);
  for (const [at, level] of levels.entries()) {
    if (at > 0) await page.keyboard.press("j");
    await page.keyboard.press(level);
  }
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector("calibrant-scorecard")?.state !== "draft" || document.querySelector(".feedback"));
}

/** Goes through all questions of an exam. */
export async function answerAll(page, answers) {
  for (;;) {
    await answers[await asked(page).textContent()](page);
    const next = page.getByRole("button", { name: "Next", exact: true });
    if (!await next.count()) return;
    await next.click();
  }
}

export async function handIn(page) {
  await press(page, "Hand in…");
  await page.locator("dialog#hand-in[open] button.primary").click();
  await page.locator("calibrant-quiz-result h1").waitFor();
}

export const saved = async (page) => JSON.parse((await download(page, () => press(page, "Save the attempt’s file"))).text);
