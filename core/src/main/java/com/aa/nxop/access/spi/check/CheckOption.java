package com.aa.nxop.access.spi.check;

import java.util.regex.Pattern;

/**
 * An option of the Doctor with which its user names what a check looks at beside what is configured. It may be given several times. A value
 * that does not have the form as a whole is a list, parted by commas.
 *
 * @param name without dashes: {@code topic}
 * @param label of its value in the usage text: {@code NAME}
 * @param about one sentence for the usage text
 * @param form that each value must have
 * @param rule what a value is, for the message about one that has another form: {@code the name of a topic}
 */
public record CheckOption(String name, String label, String about, Pattern form, String rule) {}
