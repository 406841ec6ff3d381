namespace Amazon.SecurityHub.Model;

/// <summary>A note to set.</summary>
public class NoteUpdate
{
    /// <summary>What it says.</summary>
    public string Text { get; set; } = null!;

    /// <summary>Who says it.</summary>
    public string UpdatedBy { get; set; } = null!;
}
