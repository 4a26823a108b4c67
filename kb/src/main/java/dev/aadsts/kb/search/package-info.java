@org.jspecify.annotations.NullMarked
package dev.aadsts.kb.search;
