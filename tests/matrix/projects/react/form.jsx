import "calibrant/element";

export function Form({ card, evaluation, onScore }) {
  return <calibrant-scorecard scorecard={card} evaluation={evaluation} oncalibrant-change={({ detail }) => detail.result && onScore(detail.result)} />;
}
