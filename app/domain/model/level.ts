/** The five levels of a model, lowest first. */
export const LEVELS = [1, 2, 3, 4, 5] as const;

/** The families of models a round can be scored against; rounds are compared inside one alone. */
export const MODELS = ["hicm", "standard"] as const;
