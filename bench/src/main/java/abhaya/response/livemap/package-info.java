/// Measurements of the live map: frames beside text, consoles by the thousand.
@org.jspecify.annotations.NullMarked
package abhaya.response.livemap;
