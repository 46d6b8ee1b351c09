package com.aa.nxop.proofs.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a shell block, without its redirections and the variables set before it.
 *
 * @param line in its block, from 1
 */
record Command(int line, List<String> words) {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<skip>[ \\t]+|#.*)|(?<redirect>\\d?[<>]{1,2}(&\\d)?)|(?<end>\\|\\||&&|[|;&])|(?<word>(\"[^\"]*\"|'[^']*'|\\$\\([^)]*\\)|[^\\s\"'|;&<>])+)");

    String name() {
        return words.get(0);
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }

    /**
     * @param console whether commands are only what stands after a prompt; the rest is what they print
     */
    static List<Command> all(String text, boolean console) {
        List<Command> commands = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            String line = lines.get(i);
            if (console && !line.startsWith("$ ")) {
                continue;
            }
            StringBuilder whole = new StringBuilder(console ? line.substring(2) : line);
            while (whole.toString().endsWith("\\") && i + 1 < lines.size()) {
                whole.setLength(whole.length() - 1);
                whole.append(lines.get(++i).strip());
            }
            Matcher here = Pattern.compile("<<-?'?(\\w+)'?").matcher(whole);
            String command = here.replaceAll("");
            if (here.reset().find()) {
                String end = here.group(1);
                while (i + 1 < lines.size() && !lines.get(++i).strip().equals(end)) {
                    // The text that is handed to the command.
                }
            }
            split(first + 1, command, commands);
        }
        return commands;
    }

    private static void split(int line, String text, List<Command> commands) {
        List<String> words = new ArrayList<>();
        boolean target = false;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("end") != null) {
                add(line, words, commands);
                words = new ArrayList<>();
            } else if (token.group("redirect") != null) {
                target = !token.group("redirect").contains("&");
            } else if (token.group("word") != null) {
                if (!target) {
                    words.add(token.group("word").replaceAll("[\"']", ""));
                }
                target = false;
            }
        }
        add(line, words, commands);
    }

    private static void add(int line, List<String> words, List<Command> commands) {
        List<String> rest = words.stream()
                .dropWhile(word -> word.matches("[A-Za-z_]\\w*=.*"))
                .toList();
        if (!rest.isEmpty()) {
            commands.add(new Command(line, rest));
        }
    }
}
