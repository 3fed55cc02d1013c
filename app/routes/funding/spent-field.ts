/** The name of the field that holds what was spent in a quarter of a year. */
export const spentField = (year: string, quarter: number) => `spent-${year}-${quarter}`;
