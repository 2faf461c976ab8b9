@org.jspecify.annotations.NullMarked
package abhaya.base.platform;
