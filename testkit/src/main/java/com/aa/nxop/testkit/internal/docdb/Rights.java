package com.aa.nxop.testkit.internal.docdb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a user may do: some of the roles that MongoDB is delivered with. Immutable. */
final class Rights {
    private static final String EVERYTHING = "readWriteAnyDatabase";
    private static final Pattern FORM =
            Pattern.compile("(readAnyDatabase|readWriteAnyDatabase)|(read|readWrite)@([^@/\\\\. \"$]{1,63})");

    private final List<Right> all;

    private record Right(boolean write, String database) {
        boolean covers(String wanted) {
            return database.isEmpty() || database.equals(wanted);
        }
    }

    private Rights(List<Right> all) {
        this.all = List.copyOf(all);
    }

    /** @throws IllegalArgumentException if one of them has another form; with none, everything is allowed */
    static Rights of(String... names) {
        List<Right> rights = new ArrayList<>();
        for (String name : names.length == 0 ? new String[] {EVERYTHING} : names) {
            Matcher form = FORM.matcher(name);
            if (!form.matches()) {
                throw new IllegalArgumentException(
                        "A right is readAnyDatabase, readWriteAnyDatabase, read@<database> or"
                                + " readWrite@<database>, but found \"" + name + "\".");
            }
            String database = form.group(3) == null ? "" : form.group(3);
            rights.add(new Right(name.startsWith("readWrite"), database));
        }
        return new Rights(rights);
    }

    boolean read(String database) {
        return all.stream().anyMatch(right -> right.covers(database));
    }

    boolean write(String database) {
        return all.stream().anyMatch(right -> right.write() && right.covers(database));
    }
}
