package abhaya.base.paper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The forms a sheet can leave in.
public enum FileKind {
  CSV("text/csv;charset=UTF-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PDF("application/pdf");

  private final String type;

  FileKind(String type) {
    this.type = type;
  }

  /// `csv`, as it stands in an address and at the end of a file's name.
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FileKind> find(String ending) {
    return Arrays.stream(values()).filter(kind -> kind.ending().equals(ending)).findFirst();
  }

  /// The sheet in this form, never kept by a browser or a proxy.
  ///
  /// @param name of the file without ending: codes and days only
  public ResponseEntity<byte[]> answer(String name, FileSheet sheet) {
    return answer(
        name,
        switch (this) {
          case CSV -> CsvFile.of(sheet);
          case XLSX -> XlsxFile.of(sheet);
          case PDF -> Paper.of(sheet);
        });
  }

  /// Bytes that are already in this form.
  public ResponseEntity<byte[]> answer(String name, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + "." + ending()).build().toString())
        .body(bytes);
  }
}
