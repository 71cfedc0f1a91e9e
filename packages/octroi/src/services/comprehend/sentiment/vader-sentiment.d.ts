declare module 'vader-sentiment' {
  interface PolarityScores {
    /** Shares of the text, which add up to 1. */
    readonly neg: number;
    readonly neu: number;
    readonly pos: number;
    /** From -1 to 1. */
    readonly compound: number;
  }
  const vader: { readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): PolarityScores } };
  export default vader;
}
