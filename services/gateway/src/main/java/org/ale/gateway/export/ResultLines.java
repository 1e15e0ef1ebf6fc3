/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;
import org.ale.schemas.consensus.v1.ItemResult;
import org.ale.schemas.jobs.v1.Item;
import org.jspecify.annotations.Nullable;

/** How a labelled item is written. */
interface ResultLines {
    String mediaType();

    /** What comes before the first line; may be empty. */
    String header();

    /**
     * One line with its end.
     *
     * @param pot what became of the item's money; empty if that is not known
     */
    String line(int number, Item item, @Nullable ItemResult result, String pot);

    static ResultLines jsonl(List<String> labels) {
        return new Jsonl(labels);
    }

    static ResultLines csv(List<String> labels) {
        return new Csv(labels);
    }

    /** An item on which nobody voted and whose money went back will have no label any more. */
    private static String state(@Nullable ItemResult result, String pot) {
        var hasNoVotes = result == null || result.getVotes() == 0;
        if (hasNoVotes && pot.equals("REFUNDED")) {
            return "REFUNDED";
        }
        if (result == null) {
            return "OPEN";
        }
        return result.getResolved() ? "RESOLVED" : "UNRESOLVED";
    }

    /** JSON lines. */
    record Jsonl(List<String> labels) implements ResultLines {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public String mediaType() {
            return "application/x-ndjson";
        }

        @Override
        public String header() {
            return "";
        }

        @Override
        public String line(int number, Item item, @Nullable ItemResult result, String pot) {
            var node = JSON.createObjectNode();
            node.put("item", number);
            node.put("id", item.getExternalId());
            node.put("content", item.getContent());
            if (result != null && result.getResolved()) {
                node.put("label", labels.get(result.getLabel()));
                node.put("labelIndex", result.getLabel());
            } else {
                node.putNull("label");
                node.putNull("labelIndex");
            }
            node.put("resolved", result != null && result.getResolved());
            node.put("confidenceMicro", result == null ? 0 : result.getConfidenceMicro());
            node.put("votes", result == null ? 0 : result.getVotes());
            node.put("agreementBps", result == null ? 0 : result.getAgreementBps());
            node.put("gold", item.getGold() > 0);
            node.put("state", state(result, pot));
            node.put("pot", pot);
            return node + "\n";
        }
    }

    /** CSV with a header. */
    record Csv(List<String> labels) implements ResultLines {
        private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

        @Override
        public String mediaType() {
            return "text/csv";
        }

        @Override
        public String header() {
            return "item,id,content,label,labelIndex,resolved,confidenceMicro,votes,agreementBps,"
                    + "gold,state,pot\r\n";
        }

        @Override
        public String line(int number, Item item, @Nullable ItemResult result, String pot) {
            var decided = result != null && result.getResolved() ? result : null;
            return String.join(
                            ",",
                            Integer.toString(number),
                            quoted(item.getExternalId()),
                            quoted(item.getContent()),
                            decided == null ? "" : quoted(labels.get(decided.getLabel())),
                            decided == null ? "" : Integer.toString(decided.getLabel()),
                            Boolean.toString(decided != null),
                            Integer.toString(result == null ? 0 : result.getConfidenceMicro()),
                            Integer.toString(result == null ? 0 : result.getVotes()),
                            Integer.toString(result == null ? 0 : result.getAgreementBps()),
                            Boolean.toString(item.getGold() > 0),
                            state(result, pot),
                            pot)
                    + "\r\n";
        }

        /**
         * RFC 4180; a leading sign that a spreadsheet would run is set behind a quote. A number is
         * never run, so that the labels of a rating stay what they are.
         */
        private static String quoted(String text) {
            var runs =
                    !text.isEmpty()
                            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                            && !NUMBER.matcher(text).matches();
            var safe = runs ? "'" + text : text;
            var plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
        }
    }
}
