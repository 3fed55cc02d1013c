/** A measure of the drawer: what it tells, its formula, and where it comes from. */
type MeasureExplained = { name: string; tells: string; formula: string; reference: string };

/** Each column of the table of rows. p is the weighted share of each level, F the cumulative share, K = 5. */
export const ROW_MEASURES: readonly MeasureExplained[] = [
  {
    name: "Median",
    tells: "the middle level; two when half the weight lies either side of a gap",
    formula: "first level with F at least ½, and first with F > ½",
    reference: "definition",
  },
  {
    name: "Within one",
    tells: "share within one level of the median, the worse of two",
    formula: "Σ p where |level − median| is at most 1",
    reference: "75 % as least for consensus: Diamond and others 2014, J Clin Epidemiol 67(4)",
  },
  {
    name: "AD",
    tells: "average distance from the median, in levels; 0.8 is the limit for five levels",
    formula: "Σ p·|level − median| = Σ min(F, 1 − F)",
    reference: "Burke and Dunlap 2002, Organizational Research Methods 5(2)",
  },
  {
    name: "D",
    tells: "ordinal dispersion: 0 one level, 1 half at each end",
    formula: "Σ min(F, 1 − F) / ((K − 1)/2)",
    reference: "Leik 1966, Pacific Sociological Review 9(2)",
  },
  {
    name: "Cns",
    tells: "consensus: 1 one level, 0 half at each end",
    formula: "1 + Σ p·log2(1 − |level − mean|/(K − 1))",
    reference: "Tastle and Wierman 2007, Int J Approximate Reasoning 45(3)",
  },
  {
    name: "A",
    tells: "agreement: 1 one level, 0 flat, −1 two ends",
    formula: "by layers of equal height, each by its triples of levels",
    reference: "van der Eijk 2001, Quality and Quantity 35(3)",
  },
  {
    name: "IOV",
    tells: "ordinal variation, and its parts inside partners and between them",
    formula: "4 Σ F(1 − F)/(K − 1)",
    reference: "Berry and Mielke 1992, Perceptual and Motor Skills 74(3)",
  },
  {
    name: "Q",
    tells: "above 0 more weight at the ends than in the middle",
    formula: "2(p1 + p5) − (p2 + p4) − 2·p3",
    reference: "orthogonal contrast; a third at each side: RAND/UCLA, Fitch and others 2001",
  },
  {
    name: "IPR/IPRAS",
    tells: "above 1 disagreement by RAND/UCLA’s percentiles; levels stand at 1, 3, 5, 7, 9",
    formula: "(P70 − P30) / (2.35 + 1.5·|5 − (P30 + P70)/2|)",
    reference: "Fitch and others 2001, RAND/UCLA Appropriateness Method User’s Manual, MR-1269",
  },
];

/** The measures of the whole round, and of two scores of a row. */
export const ROUND_MEASURES: readonly MeasureExplained[] = [
  {
    name: "Alpha (ordinal)",
    tells: "1 perfect agreement, 0 what chance would give",
    formula: "1 − observed/expected disagreement",
    reference: "Krippendorff 2011, Computing Krippendorff’s Alpha-Reliability",
  },
  {
    name: "95 % interval",
    tells: "how far alpha moves with the choice of rows",
    formula: "jackknife over rows, Student’s t, upper end cut at 1",
    reference: "Efron and Tibshirani 1993, chapter 11",
  },
  {
    name: "W",
    tells: "whether raters put the rows in the same order, complete rows only",
    formula: "Kendall’s W, corrected for ties",
    reference: "Siegel and Castellan 1988",
  },
  {
    name: "Pairs within one",
    tells: "share of pairs of ratings of the same row within one level",
    formula: "close pairs / all pairs",
    reference: "definition",
  },
  {
    name: "Sign test",
    tells: "of those who moved between the scores, how one-sided; near 1 as many up as down",
    formula: "two-sided, exact: binomial with ½",
    reference:
      "Dixon and Mood 1946, J Am Stat Assoc 41; stability of Delphi rounds: von der Gracht 2012",
  },
];
