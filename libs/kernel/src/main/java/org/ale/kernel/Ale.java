/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * An amount of $ALE in base units: 1 ALE = 10^18 base units. It may be negative, as postings are.
 *
 * @param baseUnits the amount; exact, never rounded
 */
public record Ale(BigInteger baseUnits) implements Comparable<Ale>, Serializable {
    public static final Ale ZERO = new Ale(BigInteger.ZERO);
    public static final BigInteger BASE_UNITS_PER_ALE = BigInteger.TEN.pow(18);

    /**
     * Reads a decimal count of base units.
     *
     * @throws NumberFormatException if the text is not a whole number
     */
    public static Ale ofBaseUnits(String text) {
        return new Ale(new BigInteger(text));
    }

    public static Ale ofBaseUnits(long amount) {
        return new Ale(BigInteger.valueOf(amount));
    }

    public static Ale ofWhole(long ale) {
        return new Ale(BigInteger.valueOf(ale).multiply(BASE_UNITS_PER_ALE));
    }

    public Ale plus(Ale other) {
        return new Ale(baseUnits.add(other.baseUnits));
    }

    public Ale minus(Ale other) {
        return new Ale(baseUnits.subtract(other.baseUnits));
    }

    public Ale negated() {
        return new Ale(baseUnits.negate());
    }

    public Ale times(long factor) {
        return new Ale(baseUnits.multiply(BigInteger.valueOf(factor)));
    }

    /** {@code floor(this · numerator / denominator)} for an amount that is not negative. */
    public Ale shareDown(long numerator, long denominator) {
        return new Ale(
                baseUnits
                        .multiply(BigInteger.valueOf(numerator))
                        .divide(BigInteger.valueOf(denominator)));
    }

    public boolean isZero() {
        return baseUnits.signum() == 0;
    }

    public boolean isNegative() {
        return baseUnits.signum() < 0;
    }

    @Override
    public int compareTo(Ale other) {
        return baseUnits.compareTo(other.baseUnits);
    }

    /** The count of base units in decimal, as on the wire. */
    @Override
    public String toString() {
        return baseUnits.toString();
    }
}
