using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>Macie's codes for the state of an allow list in words (Macie2 API reference, AllowListStatus).</summary>
public static class AllowListLooks
{
    public static Look Of(string status) => status switch
    {
        "OK" => new(IconName.Tick, "In use", "good"),
        "S3_OBJECT_NOT_FOUND" => new(IconName.Warning, "Its object does not exist", "bad"),
        "S3_OBJECT_ACCESS_DENIED" => new(IconName.Warning, "Macie may not read its object", "bad"),
        "S3_USER_ACCESS_DENIED" => new(IconName.Question, "Its object is closed to the console", "wait"),
        "S3_OBJECT_EMPTY" => new(IconName.Warning, "Its object is empty", "bad"),
        "S3_OBJECT_OVERSIZE" => new(IconName.Warning, "Its object is too large", "bad"),
        "S3_THROTTLED" => new(IconName.Clock, "S3 limits reading its object", "wait"),
        _ => new(IconName.Question, "Macie could not check it", "wait"),
    };

    /// <summary>What it means, and what to do next.</summary>
    public static string Advice(string status) => status switch
    {
        "OK" => "Macie leaves out what it names.",
        "S3_OBJECT_NOT_FOUND" => "The list allows nothing until there is such an object. Put it there, or delete the list and make one with the right bucket and key.",
        "S3_OBJECT_ACCESS_DENIED" => "The list allows nothing until Macie may read the object. Look at the bucket policy, and at the KMS key of the object.",
        "S3_USER_ACCESS_DENIED" => "S3 refused the object to the console's role, which reads no objects, so Macie does not tell here whether its jobs can use the list. Look at the list in AWS.",
        "S3_OBJECT_EMPTY" => "The list allows nothing. Put one text per line into the object.",
        "S3_OBJECT_OVERSIZE" => "The list allows nothing. Split the object, and make a list for each part.",
        "S3_THROTTLED" => "Wait a few minutes, then load the page again.",
        _ => "Wait a few minutes, then load the page again. It can also be that S3 and Macie may not use the key that the object is encrypted with.",
    };
}
