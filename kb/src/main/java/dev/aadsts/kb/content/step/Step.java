package dev.aadsts.kb.content.step;

/**
 * Something to look at or to do.
 *
 * @param text what people are told; of a check its question and its ways, one a line
 * @param role who can do it, empty where anybody can
 * @param link an id of the catalogue or an address, empty where there is none
 * @param lang the language of the command, as articles write it, empty where there is none
 * @param command empty where there is none
 */
public record Step(String text, String role, String link, String lang, String command) {}
