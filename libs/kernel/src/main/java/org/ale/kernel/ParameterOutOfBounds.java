/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

/** A community parameter outside its safe range. Nobody can vote the range away. */
public final class ParameterOutOfBounds extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final String parameter;

    ParameterOutOfBounds(String parameter, long value, long least, long most) {
        super(parameter + " must be from " + least + " to " + most + ", not " + value);
        this.parameter = parameter;
    }

    /** The parameter's name in rules §9: the one by which it is overridden. */
    public String parameter() {
        return parameter;
    }
}
