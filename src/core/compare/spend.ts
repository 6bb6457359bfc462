/**
 * How much work a comparison may still do, in steps rather than seconds, so that it ends the same way on every
 * machine. What is left over when nothing is left is replaced whole.
 */
export class Spend {
  spent = 0

  constructor(private readonly most = 4_000_000) {}

  get left(): number {
    return Math.max(0, this.most - this.spent)
  }

  /** Takes the steps if there are that many; otherwise takes nothing. */
  take(steps: number): boolean {
    if (steps > this.left) return false
    this.spent += steps
    return true
  }
}
