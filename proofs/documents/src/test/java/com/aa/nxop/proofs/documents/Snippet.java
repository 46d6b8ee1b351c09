package com.aa.nxop.proofs.documents;

import java.net.URI;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/**
 * A Java block as a source file. What it is follows from how it begins:
 *
 * <ul>
 *   <li>with {@code package} or {@code import}: a whole file, compiled as it stands;
 *   <li>with a class, record, interface or enum: types, under the imports of {@link SnippetImports};
 *   <li>with a modifier, an annotation or a method's head: members of a class that also has the fields of {@link SnippetImports};
 *   <li>else: statements of a method of such a class, which may throw anything.
 * </ul>
 */
final class Snippet extends SimpleJavaFileObject {
    private static final Pattern LEADING_COMMENTS =
            Pattern.compile("\\A(\\s+|//[^\\n]*\\n|/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(package|import)\\s.*", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile(
            "(@\\w+(\\([^)]*\\))?\\s+)*((public|protected|private|static|final|abstract|sealed)\\s+)*(class|record|interface|enum)\\s.*",
            Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile(
            "(@\\w+|public\\s|protected\\s|private\\s|static\\s|[\\w<>?,.\\[\\] ]+\\s\\w+\\([^)]*\\)[\\w\\s,.]*\\{).*",
            Pattern.DOTALL);

    private final Block block;
    private final String source;

    private Snippet(Block block, String source) {
        super(URI.create("string:///" + unit(block) + "/Snippet.java"), Kind.SOURCE);
        this.block = block;
        this.source = source;
    }

    static Snippet of(Block block) {
        String text = block.text();
        String code = LEADING_COMMENTS.matcher(text).replaceFirst("");
        // All on the first line, so that the compiler's line numbers are the block's.
        String unit = "package " + unit(block) + "; ";
        if (FILE.matcher(code).matches()) {
            return new Snippet(block, code.startsWith("package") ? text : unit + text);
        }
        if (TYPE.matcher(code).matches()) {
            return new Snippet(block, unit + SnippetImports.IMPORTS + text);
        }
        String body = MEMBER.matcher(code).matches() ? text : "void run() throws Exception { " + text + "\n}";
        return new Snippet(
                block,
                unit + SnippetImports.IMPORTS + "abstract class Snippet extends documents.Known { " + body + "\n}");
    }

    private static String unit(Block block) {
        return block.document().replaceAll("\\W", "_") + "_" + block.line();
    }

    Block block() {
        return block;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
    }

    /** A public class of any name may stand in a block, but no package's description. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE && !simpleName.equals("package-info");
    }
}
