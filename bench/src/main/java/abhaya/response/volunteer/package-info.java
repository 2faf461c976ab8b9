@org.jspecify.annotations.NullMarked
package abhaya.response.volunteer;
