interface Bounds { low: number; high: number }

/** Figures as this view writes them, in the reader's language. */
export interface Numbers {
  /** Three places, with a true minus sign. */
  figure: (value: number) => string;
  /** A share of 1 as a percentage, one place at most. */
  share: (value: number) => string;
  whole: (value: number) => string;
  count: (value: number) => string;
  /** A share's bounds, never outside 0 to 100 %. */
  shares: (interval: Bounds) => { low: string; high: string };
  figures: (interval: Bounds) => { low: string; high: string };
}

/** Chinese sentences follow one another without a blank. */
export const joined = (sentences: string[]): string =>
  sentences.reduce((text, sentence) => `${text}${/[\x00-\x7F]$/.test(text) && text ? " " : ""}${sentence}`, "");

/** Where nobody differs the formula's interval has no width: it is not shown as if it were certain. */
export const shownInterval = <Found extends Bounds>(interval: Found | null): Found | undefined => interval && interval.low < interval.high ? interval : undefined;

export function numbersFor(locale: string): Numbers {
  const write = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value).replace("-", "−");
  };
  const figure = write({ minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: "negative" });
  const share = write({ style: "percent", maximumFractionDigits: 1 });
  const within = (value: number) => share(Math.min(Math.max(value, 0), 1));
  return {
    figure, share, whole: write({ style: "percent" }), count: write({}),
    shares: ({ low, high }) => ({ low: within(low), high: within(high) }),
    figures: ({ low, high }) => ({ low: figure(low), high: figure(high) }),
  };
}
