package com.aa.nxop.access.doctor.trustpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An IP address or a CIDR block as AWS reads it. The two families never match each other.
 *
 * @param groups four of eight bits, or eight of sixteen bits
 * @param prefix how many bits count
 */
record AddressRange(List<Integer> groups, int prefix) {
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern LENGTH = Pattern.compile("\\+?\\d{1,9}");

    /** A value of a policy. In IPv6, AWS takes no dots, and no bits after the prefix. */
    static Optional<AddressRange> ofPolicy(String text) {
        String[] parts = text.split("/", 2);
        Optional<List<Integer>> address = groups(parts[0]);
        if (address.isEmpty() || (parts.length == 2 && !LENGTH.matcher(parts[1]).matches())) {
            return Optional.empty();
        }
        List<Integer> groups = address.get();
        int most = groups.size() == 4 ? 32 : 128;
        int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
        AddressRange range = new AddressRange(groups, prefix);
        return prefix > most || (most == 128 && range.setAfterPrefix()) ? Optional.empty() : Optional.of(range);
    }

    /** A value of a request. An IPv4 address in the form of IPv6 counts as IPv4. */
    static Optional<AddressRange> ofRequest(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean mapped = lower.startsWith("::ffff:") && lower.contains(".");
        return groups(mapped ? lower.substring("::ffff:".length()) : lower)
                .map(groups -> groups.size() == 8 && groups.subList(0, 6).equals(List.of(0, 0, 0, 0, 0, 0xFFFF))
                        ? groups.subList(6, 8).stream()
                                .flatMap(group -> List.of(group >> 8, group & 0xFF).stream())
                                .toList()
                        : groups)
                .map(groups -> new AddressRange(groups, groups.size() == 4 ? 32 : 128));
    }

    boolean contains(AddressRange address) {
        return groups.size() == address.groups.size()
                && IntStream.range(0, prefix).allMatch(at -> bit(at) == address.bit(at));
    }

    private boolean setAfterPrefix() {
        return IntStream.range(prefix, 128).anyMatch(this::bit);
    }

    private boolean bit(int at) {
        int width = groups.size() == 4 ? 8 : 16;
        return (groups.get(at / width) >> (width - 1 - at % width) & 1) == 1;
    }

    private static Optional<List<Integer>> groups(String text) {
        if (DOTTED.matcher(text).matches()) {
            List<Integer> groups = Pattern.compile("\\d+")
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(Integer::valueOf)
                    .toList();
            return Optional.of(groups).filter(all -> all.stream().allMatch(group -> group < 256));
        }
        String[] sides = text.split("::", 2);
        List<Integer> groups = new ArrayList<>();
        if (!text.contains(":") || !add(sides[0], groups)) {
            return Optional.empty();
        }
        int before = groups.size();
        if (sides.length == 2 && (sides[1].contains("::") || !add(sides[1], groups))) {
            return Optional.empty();
        }
        boolean room = sides.length == 2 ? groups.size() < 8 : groups.size() == 8;
        while (room && groups.size() < 8) {
            groups.add(before, 0);
        }
        return room ? Optional.of(List.copyOf(groups)) : Optional.empty();
    }

    /** AWS overlooks a single colon too many. */
    private static boolean add(String side, List<Integer> groups) {
        for (String group : List.of(side.split(":"))) {
            if (!group.isEmpty() && !group.matches("[0-9a-fA-F]{1,4}")) {
                return false;
            }
            if (!group.isEmpty()) {
                groups.add(Integer.parseInt(group, 16));
            }
        }
        return true;
    }
}
