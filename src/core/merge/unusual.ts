/** Says that changes are not of the plain kind that can be read without laying them on the base. Never leaves this folder. */
export class Unusual extends Error {}
