/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ale.schemas.consensus.v1.ItemResult;
import org.ale.schemas.consensus.v1.StreamResultsResponse;
import org.ale.schemas.jobs.v1.Item;
import org.ale.schemas.jobs.v1.StreamItemsResponse;
import org.junit.jupiter.api.Test;

class ResultsMergeTest {
    private static final List<String> LABELS = List.of("no", "yes");
    private static final List<StreamItemsResponse> ITEMS =
            List.of(page(0, "one, \"two\"", "b"), page(2, "c"));
    private static final List<StreamResultsResponse> RESULTS =
            List.of(
                    StreamResultsResponse.newBuilder().addResults(result(0, true)).build(),
                    StreamResultsResponse.newBuilder().addResults(result(2, false)).build());

    private static StreamItemsResponse page(int first, String... contents) {
        var page = StreamItemsResponse.newBuilder().setFirstItem(first);
        for (var content : contents) {
            page.addItems(Item.newBuilder().setContent(content));
            page.addPots(content.equals("c") ? "REFUNDED" : "ESCROW");
        }
        return page.build();
    }

    private static ItemResult result(int item, boolean resolved) {
        return ItemResult.newBuilder()
                .setItem(item)
                .setLabel(1)
                .setResolved(resolved)
                .setConfidenceMicro(985_000)
                .setVotes(3)
                .setAgreementBps(10_000)
                .build();
    }

    private static List<String> written(ResultLines lines) throws IOException {
        var out = new ByteArrayOutputStream();
        new ResultsMerge(ITEMS.iterator(), RESULTS.iterator()).write(lines, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void writesOneJsonLineForEachItemDecidedOrNot() throws IOException {
        var lines = written(ResultLines.jsonl(LABELS));

        assertEquals(3, lines.size());
        assertEquals(
                "{\"item\":0,\"id\":\"\",\"content\":\"one, \\\"two\\\"\",\"label\":\"yes\","
                    + "\"labelIndex\":1,\"resolved\":true,\"confidenceMicro\":985000,\"votes\":3,"
                    + "\"agreementBps\":10000,\"gold\":false,\"state\":\"RESOLVED\","
                    + "\"pot\":\"ESCROW\"}",
                lines.getFirst());
        assertEquals(
                true, lines.get(1).contains("\"label\":null") && lines.get(1).contains("OPEN"));
        assertEquals(true, lines.get(2).contains("\"state\":\"UNRESOLVED\",\"pot\":\"REFUNDED\""));
    }

    @Test
    void quotesCsvCells() throws IOException {
        var lines = written(ResultLines.csv(LABELS));

        assertEquals(4, lines.size());
        assertEquals(
                "0,,\"one, \"\"two\"\"\",yes,1,true,985000,3,10000,false,RESOLVED,ESCROW",
                lines.get(1));
        assertEquals("1,,b,,,false,0,0,0,false,OPEN,ESCROW", lines.get(2));
    }

    @Test
    void leavesNumbersAloneAndLetsNoSpreadsheetRunACell() {
        var lines = ResultLines.csv(List.of("=1+1", "-1"));
        var item = Item.newBuilder().setExternalId("+4.5").setContent("\tcmd").build();

        assertEquals(
                "0,+4.5,'\tcmd,-1,1,true,985000,3,10000,false,RESOLVED,PAID\r\n",
                lines.line(0, item, result(0, true), "PAID"));
        assertEquals(
                "0,+4.5,'\tcmd,'=1+1,0,true,985000,3,10000,false,RESOLVED,PAID\r\n",
                lines.line(0, item, result(0, true).toBuilder().setLabel(0).build(), "PAID"));
    }

    @Test
    void saysThatAnItemOnWhichNobodyVotedWasRefunded() {
        var lines = ResultLines.csv(LABELS);
        var item = Item.getDefaultInstance();
        var shut = ItemResult.getDefaultInstance();

        assertEquals(
                "4,,,,,false,0,0,0,false,OPEN,ESCROW\r\n", lines.line(4, item, null, "ESCROW"));
        assertEquals(
                "4,,,,,false,0,0,0,false,REFUNDED,REFUNDED\r\n",
                lines.line(4, item, null, "REFUNDED"));
        assertEquals(
                "4,,,,,false,0,0,0,false,REFUNDED,REFUNDED\r\n",
                lines.line(4, item, shut, "REFUNDED"));
    }

    @Test
    void saysThatALabelWhichAnAuditTookBackIsPaidForAllTheSame() {
        var line =
                ResultLines.jsonl(LABELS)
                        .line(2, Item.getDefaultInstance(), result(2, false), "PAID");

        assertEquals(true, line.endsWith("\"state\":\"UNRESOLVED\",\"pot\":\"PAID\"}\n"));
    }
}
