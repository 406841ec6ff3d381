namespace Amazon.Macie2.Model;

/// <summary>Specifies the location of 1-15 occurrences of sensitive data that was detected by a managed data identifier or a custom data identifier and …</summary>
public class Occurrences
{
    /// <summary>An array of objects, one for each occurrence of sensitive data in a Microsoft Excel workbook, CSV file, or TSV file.</summary>
    public List<Cell> Cells { get; set; } = null!;

    /// <summary>An array of objects, one for each occurrence of sensitive data in an email message or a non-binary text file such as an HTML, TXT, or XML file.</summary>
    public List<Range> LineRanges { get; set; } = null!;

    /// <summary>Reserved for future use.</summary>
    public List<Range> OffsetRanges { get; set; } = null!;

    /// <summary>An array of objects, one for each occurrence of sensitive data in an Adobe Portable Document Format file.</summary>
    public List<Page> Pages { get; set; } = null!;

    /// <summary>An array of objects, one for each occurrence of sensitive data in an Apache Avro object container, Apache Parquet file, JSON file, or JSON Lines file.</summary>
    public List<Record> Records { get; set; } = null!;
}
