using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Escalation;

/// <summary>The levels that an escalation goes through while nobody answers. Without levels an escalation has an owner and a due time, and no steps.</summary>
public sealed record EscalationPolicy(IReadOnlyList<EscalationLevel> Levels)
{
    public const int MostLevels = 9;
    internal const string Key = "escalation-policy";
    private const int LongestWho = 100;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static EscalationPolicy None { get; } = new([]);

    /// <summary>Null, or what is wrong with it.</summary>
    public string? Problem => Levels.Count > MostLevels ? $"There are more than {MostLevels} levels."
        : Levels.Any(level => string.IsNullOrWhiteSpace(level.Who) || level.Who.Length > LongestWho) ? $"A level has nobody, or a name of more than {LongestWho} characters."
        : Levels.Any(level => level.AnswerMinutes is < 1 or > 10_080) ? "The time to answer is no number of minutes from 1 to 10080."
        : null;

    public static async Task<EscalationPolicy> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        await db.Settings.AsNoTracking().SingleOrDefaultAsync(row => row.Key == Key, cancellationToken).ConfigureAwait(false) is { } row
            ? JsonSerializer.Deserialize<EscalationPolicy>(row.Value, s_json) ?? None
            : None;

    /// <summary>The level of somebody whom a person named, from 1; 0 when they are none: then the first level comes next.</summary>
    public int LevelOf(string who)
    {
        for (var i = 0; i < Levels.Count; i++)
        {
            if (string.Equals(Levels[i].Who, who.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>How long whoever is at a level has; null without levels: nobody is asked after them.</summary>
    public TimeSpan? AnswerWithin(int level) => Levels.Count == 0 ? null : TimeSpan.FromMinutes(Levels[Math.Clamp(level - 1, 0, Levels.Count - 1)].AnswerMinutes);

    /// <summary>Who is asked when nobody at a level answers, the last level a few times again; null when nobody else is.</summary>
    public EscalationLevel? After(int level) => true switch
    {
        _ when Levels.Count == 0 => null,
        _ when !IsLast(level) => Levels[Math.Max(level, 0)],
        _ when level - Levels.Count + 1 < EscalateUnanswered.MostAsked => Levels[^1],
        _ => null,
    };

    /// <summary>No level comes after it: whoever is there is asked again.</summary>
    public bool IsLast(int level) => level >= Levels.Count;

    internal string Text => JsonSerializer.Serialize(this, s_json);

    internal string InWords => Levels.Count == 0 ? "no levels" : string.Join(", then ", Levels.Select(level => $"{level.Who} for {level.AnswerMinutes} minutes"));
}
