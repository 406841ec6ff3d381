namespace Amazon.Macie2.Model;

/// <summary>Specifies the location of an occurrence of sensitive data in a Microsoft Excel workbook, CSV file, or TSV file.</summary>
public class Cell
{
    /// <summary>The location of the cell, as an absolute cell reference, that contains the sensitive data, for example Sheet2!C5 for cell C5 on Sheet2 in a …</summary>
    public string CellReference { get; set; } = null!;

    /// <summary>The column number of the column that contains the sensitive data.</summary>
    public long? Column { get; set; }

    /// <summary>The name of the column that contains the sensitive data, if available.</summary>
    public string ColumnName { get; set; } = null!;

    /// <summary>The row number of the row that contains the sensitive data.</summary>
    public long? Row { get; set; }
}
