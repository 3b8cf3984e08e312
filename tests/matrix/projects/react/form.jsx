import "calibrant/element";

export function CallForm({ card, evaluation, onScore }) {
  return <calibrant-scorecard scorecard={card} evaluation={evaluation} oncalibrant-change={({ detail }) => detail.result && onScore(detail.result)} />;
}
