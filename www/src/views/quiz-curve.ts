import type { Characteristic, QuizPartResult } from "calibrant/quiz";
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";
import { axisFor, type Axis } from "./axis.js";
import { joined, numbersFor } from "./agreement-numbers.js";
import type { Figure } from "./figure.js";
import { known } from "./figures.js";

type Point = Characteristic["passes"][number];

const [WIDTH, HEIGHT] = [360, 230];
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 20, 8, 40];

/** Before anybody has tried, nobody's share is known. */
type Told = Pick<QuizPartResult, "part" | "characteristic"> & { share?: QuizPartResult["share"] };

/** How probable it is to pass, by true agreement, and where this rater's may lie. */
export function curveFigure(texts: Texts, title: string, { part, characteristic: { passes, without }, share }: Told): Figure {
  const { t, locale } = texts;
  const { share: write } = numbersFor(locale);
  const own = share && known(share);
  const interval = own && known(own.interval);
  return {
    id: `curve-${part}`, title: t("curve-title", { part: title }),
    hint: joined([t("curve-hint"), ...(own ? [t("curve-own", { value: write(own.value) })] : []),
      ...(interval ? [t("curve-interval", { low: write(bounded(interval.low)), high: write(bounded(interval.high)) })] : []),
      ...(without.length > 0 ? [t("curve-without", { limits: without.map((ground) => t(`ground-${ground}`)).join(" · ") })] : [])]),
    chart: chartView(texts, `curve-${part}`, passes, own && { value: own.value, low: interval?.low, high: interval?.high }),
    twin: {
      columns: [t("column-agreement"), t("column-chance")],
      rows: passes.map(({ agreement, chance }) => [{ text: write(agreement), raw: agreement }, { text: write(chance), raw: chance }]),
    },
  };
}

interface Own { value: number; low: number | undefined; high: number | undefined }

function chartView({ t, locale }: Texts, id: string, passes: Point[], own: Own | undefined): TemplateResult {
  const { whole } = numbersFor(locale);
  const x = axisFor([passes[0]?.agreement ?? 0, 1], [LEFT, WIDTH - RIGHT], 5);
  const y = axisFor([0, 1], [HEIGHT - BOTTOM, TOP], 5);
  const base = HEIGHT - BOTTOM;
  return html`<svg class="chart curve" role="img" aria-labelledby=${`${id}-name`} width=${WIDTH} height=${HEIGHT} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}>
    <title id=${`${id}-name`}>${t(own ? "curve-name" : "curve-name-alone")}</title>
    ${own?.low === undefined || own.high === undefined ? nothing : svg`<rect class="band" x=${x.at(own.low)} width=${x.at(own.high) - x.at(own.low)} y=${TOP} height=${base - TOP}></rect>`}
    ${y.ticks.map((tick) => svg`<line class="rule" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y.at(tick)} y2=${y.at(tick)}></line>
      <text class="axis end" x=${LEFT - 6} y=${y.at(tick) + 4}>${whole(tick)}</text>`)}
    ${x.ticks.map((tick) => svg`<text class="tick" x=${x.at(tick)} y=${base + 16}>${whole(tick)}</text>`)}
    <text class="axis end" x=${WIDTH - RIGHT} y=${HEIGHT - 6}>${t("column-agreement")}</text>
    <path class="interval line" d=${pathOf(passes, x, y)}></path>
    ${own && own.value >= x.low ? svg`<line class="zero limit" x1=${x.at(own.value)} x2=${x.at(own.value)} y1=${TOP} y2=${base}></line>
      <circle class="dot ringed" r="5" cx=${x.at(own.value)} cy=${y.at(chanceAt(passes, own.value))}></circle>` : nothing}
  </svg>`;
}

const pathOf = (passes: Point[], x: Axis, y: Axis): string => passes.map(({ agreement, chance }, at) => `${at === 0 ? "M" : "L"}${x.at(agreement).toFixed(1)} ${y.at(chance).toFixed(1)}`).join("");

/** On the drawn line: straight between the agreements that were worked out. */
function chanceAt(passes: Point[], agreement: number): number {
  const after = passes.findIndex((point) => point.agreement >= agreement);
  const [low, high] = [passes[Math.max(after, 1) - 1], passes[Math.max(after, 1)]];
  if (after < 0 || !low || !high) return passes.at(-1)?.chance ?? 0;
  const along = Math.max(agreement - low.agreement, 0) / (high.agreement - low.agreement);
  return low.chance + along * (high.chance - low.chance);
}

const bounded = (share: number): number => Math.min(Math.max(share, 0), 1);
