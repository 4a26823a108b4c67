package dev.aadsts.bot.teams.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the zip that is uploaded to Teams: the manifest with the ids of this installation filled
 * in, checked against the published schema, and its icons. The same input gives the same bytes.
 * Safe for use by many threads.
 */
public final class AppPackage {
  /** What the file is called where nobody says otherwise. */
  public static final String ZIP = "aadsts-teams.zip";

  private static final String FOLDER = "package/";
  private static final String SCHEMA = "schema/MicrosoftTeams.v1.29.schema.json";
  private static final String MANIFEST = "manifest.json";
  private static final String AUTODETECT = "manifest-autodetect.json";
  private static final List<String> ICONS = List.of("color.png", "outline.png");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}\\.\\d{1,5}\\.\\d{1,5}");
  private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,3})");
  private static final int FIRST_WITH_CHANNEL_FEATURES = 25;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[A-Z_]+}}");
  private static final FileTime ONE_TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String appId;
  private final URI baseUrl;
  private final Variant variant;
  private final Optional<String> version;

  /** What the app may read. */
  public enum Variant {
    /** What is said to it, and nothing else. */
    ON_REQUEST,
    /** Every message of the teams and chats that it is in, which their owners consent to. */
    AUTODETECT
  }

  /**
   * @param appId application (client) id of the Azure Bot
   * @param baseUrl where this installation is reached, without a path
   * @param variant which of the two apps
   * @throws IllegalArgumentException if one of them cannot stand in a manifest
   */
  public AppPackage(String appId, URI baseUrl, Variant variant) {
    this(appId, baseUrl, variant, Optional.empty());
  }

  private AppPackage(String appId, URI baseUrl, Variant variant, Optional<String> version) {
    if (!GUID.matcher(appId).matches()) {
      throw new IllegalArgumentException(
          "The app ID is the client ID (a GUID) of the Azure Bot, not " + appId);
    }
    boolean site =
        "https".equals(baseUrl.getScheme())
            && baseUrl.getHost() != null
            && baseUrl.getRawQuery() == null
            && baseUrl.getRawFragment() == null
            && Optional.ofNullable(baseUrl.getPath()).orElse("").matches("/?");
    if (!site) {
      throw new IllegalArgumentException(
          "The base URL is https with a host and no path, not " + baseUrl);
    }
    this.appId = appId;
    this.baseUrl = baseUrl;
    this.variant = variant;
    this.version = version;
  }

  /**
   * A copy under another number: Teams takes a package in place of another one only if its number
   * is higher.
   *
   * @throws IllegalArgumentException if that is no number like {@code 1.2.0}
   */
  public AppPackage numbered(String number) {
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("A package has a number like 1.2.0, not " + number);
    }
    return new AppPackage(appId, baseUrl, variant, Optional.of(number));
  }

  /**
   * Everything that the published schema finds wrong with the filled manifest, and what Teams
   * refuses besides.
   */
  public List<String> findings() {
    return findings(manifest());
  }

  static List<String> findings(String manifest) {
    var findings = new ArrayList<String>();
    PLACEHOLDER
        .matcher(manifest)
        .results()
        .forEach(match -> findings.add("nothing fills " + match.group()));
    try {
      JsonNode json = JSON.readTree(manifest);
      schema().validate(json).forEach(message -> findings.add(message.getMessage()));
      if (lacksChannelFeatures(json)) {
        findings.add(
            "with the scope team, Teams asks for \"supportsChannelFeatures\": \"tier1\" beside the"
                + " name");
      }
    } catch (IOException e) {
      findings.add("is no JSON: " + e.getMessage());
    }
    return findings;
  }

  // "Applications with manifest version 1.25 or higher that support the 'team' scope must include
  // the 'supportsChannelFeatures' property", says Teams on upload; to its schema that is optional.
  private static boolean lacksChannelFeatures(JsonNode manifest) {
    Matcher version = VERSION.matcher(manifest.path("manifestVersion").asText());
    return version.matches()
        && Integer.parseInt(version.group(1)) >= FIRST_WITH_CHANNEL_FEATURES
        && hasScopeTeam(manifest)
        && !manifest.path("supportsChannelFeatures").isTextual();
  }

  private static boolean hasScopeTeam(JsonNode manifest) {
    for (JsonNode bot : manifest.path("bots")) {
      for (JsonNode scope : bot.path("scopes")) {
        if (scope.asText().equals("team")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Writes the zip; a file that is there is replaced. */
  public void write(Path zip) throws IOException {
    Path folder = zip.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (OutputStream file = Files.newOutputStream(zip);
        var entries = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      add(entries, MANIFEST, manifest().getBytes(StandardCharsets.UTF_8));
      for (String icon : ICONS) {
        add(entries, icon, resource(icon));
      }
    }
  }

  /**
   * What in a package that was made before is not as this one would make it, but for its number:
   * each by the path of its value in the manifest.
   *
   * @throws IOException if that is no package
   */
  public List<String> differences(Path zip) throws IOException {
    try (var entries = new ZipFile(zip.toFile())) {
      ZipEntry entry = entries.getEntry(MANIFEST);
      if (entry == null) {
        throw new IOException("There is no " + MANIFEST + " in it");
      }
      JsonNode there = JSON.readTree(entries.getInputStream(entry).readAllBytes());
      var paths = new TreeSet<String>();
      collect("", JSON.readTree(manifest()), there, paths);
      paths.remove("/version");
      return List.copyOf(paths);
    }
  }

  private static void collect(String path, JsonNode wanted, JsonNode there, Set<String> paths) {
    if (wanted.isObject() && there.isObject()) {
      var names = new TreeSet<String>();
      wanted.fieldNames().forEachRemaining(names::add);
      there.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> collect(path + "/" + name, wanted.path(name), there.path(name), paths));
    } else if (wanted.isArray() && there.isArray() && wanted.size() == there.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        collect(path + "/" + i, wanted.path(i), there.path(i), paths);
      }
    } else if (!wanted.equals(there)) {
      paths.add(path);
    }
  }

  String manifest() {
    String base = baseUrl.toString().replaceFirst("/$", "");
    return template()
        .replace("{{APP_ID}}", appId)
        .replace("{{BASE_URL}}", base)
        .replace("{{DOMAIN}}", baseUrl.getHost());
  }

  // The second app is the first one and a little more.
  private String template() {
    String manifest = new String(resource(MANIFEST), StandardCharsets.UTF_8);
    if (variant == Variant.ON_REQUEST && version.isEmpty()) {
      return manifest;
    }
    try {
      ObjectNode template = (ObjectNode) JSON.readTree(manifest);
      if (variant == Variant.AUTODETECT) {
        template.setAll((ObjectNode) JSON.readTree(resource(AUTODETECT)));
      }
      version.ifPresent(number -> template.put("version", number));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(template);
    } catch (IOException e) {
      throw new IllegalStateException("No JSON in " + AUTODETECT, e);
    }
  }

  private static JsonSchema schema() {
    // It calls itself draft 4, and uses words of draft 7, which a validator of draft 4 skips. In a
    // character class \b is a backspace to JavaScript, for which the schema is written, and no
    // part of one to Java.
    String schema =
        new String(resource(SCHEMA), StandardCharsets.UTF_8)
            .replace("http://json-schema.org/draft-04/", "http://json-schema.org/draft-07/")
            .replace("\\\\f\\\\b", "\\\\f\\\\x08");
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setLastModifiedTime(ONE_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] resource(String name) {
    try (InputStream resource = AppPackage.class.getResourceAsStream(FOLDER + name)) {
      if (resource == null) {
        throw new IllegalStateException("No " + FOLDER + name + " in the jar: rebuild it");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + FOLDER + name, e);
    }
  }
}
