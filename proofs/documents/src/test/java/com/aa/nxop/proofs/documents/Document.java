package com.aa.nxop.proofs.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository.
 *
 * @param name as {@code docs/guide/testing.md}
 */
record Document(String name, List<String> lines) {
    /** The repository's root, from the module's folder. */
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(\\s*)(```+|~~~+)\\s*([\\w-]*).*");

    static Document of(String name, String text) {
        return new Document(name, text.lines().toList());
    }

    /** Those at the root, those of docs with its folders, and the manifests' own. */
    static List<Document> all() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(files::add);
        }
        files.add(ROOT.resolve("examples/k8s/README.md"));
        List<Document> documents = new ArrayList<>();
        for (Path file : files) {
            String name = ROOT.relativize(file).toString().replace('\\', '/');
            documents.add(of(name, Files.readString(file)));
        }
        return documents;
    }

    static Document read(String name) throws IOException {
        return of(name, Files.readString(ROOT.resolve(name)));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int first = i + 1;
                StringBuilder text = new StringBuilder();
                for (i = first; i < lines.size() && !lines.get(i).strip().equals(fence.group(2)); i++) {
                    String line = lines.get(i);
                    text.append(
                                    line.startsWith(fence.group(1))
                                            ? line.substring(fence.group(1).length())
                                            : line)
                            .append('\n');
                }
                blocks.add(new Block(name, first + 1, fence.group(3), text.toString()));
            }
        }
        return blocks;
    }

    List<Block> blocks(String... languages) {
        return blocks().stream()
                .filter(block -> List.of(languages).contains(block.language()))
                .toList();
    }

    /** The lines outside of blocks; those inside are empty, so that numbers stay. */
    List<String> prose() {
        List<String> prose = new ArrayList<>(lines);
        for (Block block : blocks()) {
            long length = block.text().lines().count();
            for (int i = 0; i < length; i++) {
                prose.set(block.line() - 1 + i, "");
            }
        }
        return prose;
    }
}
