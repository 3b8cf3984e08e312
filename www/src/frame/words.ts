import type { Locale } from "../element/texts.js";

/** What stands in the frame as long as no form does. */
export const WORDS: Record<"alone" | "refused" | "unset", Record<Locale, string>> = {
  alone: {
    en: "This page shows a scorecard inside another page; by itself it shows nothing.",
    "zh-Hans": "本页面用于嵌入其他页面显示评分卡，单独打开时没有内容。",
    "zh-Hant": "此網頁用於嵌入其他網頁顯示評核表，單獨開啟時沒有內容。",
  },
  refused: {
    en: "The page around this one may not use it: its origin is not among the hosts in frame.json.",
    "zh-Hans": "外层页面无权使用本页面：其来源不在 frame.json 的 hosts 之中。",
    "zh-Hant": "外層網頁無權使用此網頁：其來源不在 frame.json 的 hosts 之中。",
  },
  unset: {
    en: "frame.json cannot be read, or what it names is no list of origins.",
    "zh-Hans": "无法读取 frame.json，或其中的 hosts 不是来源列表。",
    "zh-Hant": "無法讀取 frame.json，或其中的 hosts 不是來源清單。",
  },
};
