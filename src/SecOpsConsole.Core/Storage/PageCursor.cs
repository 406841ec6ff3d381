using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SecOpsConsole.Core.Storage;

/// <summary>
/// The key of the last row of a page, as an opaque text: the sort key and the id. A text that we did not give is a
/// <see cref="FormatException"/>: starting again from the first page would show rows twice without a word.
/// </summary>
internal sealed record PageCursor(string Key, long Id)
{
    public const int LargestPage = 200;
    private const int LongestText = 400;

    public static int Limit(int wanted) => Math.Clamp(wanted, 1, LargestPage);

    public string Encode() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Id.ToString(CultureInfo.InvariantCulture) + "|" + Key));

    public static PageCursor? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }
        return text.Length <= LongestText && Base64Url.IsValid(text) && TryParse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)), out var cursor)
            ? cursor
            : throw Unusable();
    }

    /// <summary>The key as an instant; only for lists that are sorted by one.</summary>
    public DateTime KeyUtc => new(KeyNumber, DateTimeKind.Utc);

    public long KeyNumber => long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateTime.MaxValue.Ticks
        ? number
        : throw Unusable();

    public static PageCursor At(DateTime keyUtc, long id) => At(keyUtc.Ticks, id);

    public static PageCursor At(long key, long id) => new(key.ToString(CultureInfo.InvariantCulture), id);

    private static bool TryParse(string text, [NotNullWhen(true)] out PageCursor? cursor)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        cursor = bar > 0 && long.TryParse(text.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new PageCursor(text[(bar + 1)..], id)
            : null;
        return cursor is not null;
    }

    private static FormatException Unusable() => new("The cursor is not one that this list gave. Ask for the first page again, without a cursor.");
}
