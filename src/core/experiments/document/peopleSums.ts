/** What was measured in a group of people, one at a time, in constant memory. */
export class PeopleSums {
  users = 0;
  sum = 0;
  sumOfSquares = 0;
  /** Of the value beside it: the denominator of a ratio, or the value before the test. */
  otherSum = 0;
  otherSumOfSquares = 0;
  sumOfProducts = 0;
  /** True as long as every value was 0 or 1. */
  isFlag = true;
  #mean = 0;
  #squares = 0;

  add(value: number, other = 0): void {
    this.users++;
    this.sum += value;
    this.sumOfSquares += value ** 2;
    this.otherSum += other;
    this.otherSumOfSquares += other ** 2;
    this.sumOfProducts += value * other;
    this.isFlag &&= value === 0 || value === 1;
    const apart = value - this.#mean;
    this.#mean += apart / this.users;
    this.#squares += apart * (value - this.#mean);
  }

  /** Mean and standard deviation per person, dividing by n - 1 (Welford 1962, which keeps digits that sums would lose). */
  get average(): { mean: number; deviation: number } {
    return { mean: this.#mean, deviation: this.users < 2 ? 0 : Math.sqrt(this.#squares / (this.users - 1)) };
  }
}
