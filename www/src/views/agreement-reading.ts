import { inLanguage } from "../element/documents.js";
import type { Locale } from "../element/texts.js";
import { guessLayout } from "../store/layout.js";
import { tableOf, type Category, type Sheet } from "../store/ratings.js";
import { readSheet, readText } from "../store/sheets.js";
import { sampleText, type Sample } from "../store/shipped.js";
import type { Opened } from "./agreement-result.js";

export async function openedSample({ file, title, categories }: Sample, locale: Locale): Promise<Opened> {
  return openedSheet(inLanguage(title, locale), readText(await sampleText(inLanguage(file, locale))), categories?.[locale]);
}

export async function openedFile(file: File): Promise<Opened> {
  return openedSheet(file.name, await readSheet(file));
}

export const openedText = (name: string, text: string): Opened => openedSheet(name, readText(text));

function openedSheet(name: string, sheet: Sheet, categories: Category[] = []): Opened {
  const layout = { ...guessLayout(sheet), categories };
  return { name, sheet, layout, table: tableOf(sheet, layout) };
}
