using ClusterProvisioning.Machines.Checks;

namespace ClusterProvisioning.Services.Tests.Support;

/// <summary>The machines' image; a test that needs it is skipped, with the reason, where checks cannot run.</summary>
internal static class TestImage
{
    public static string Folder()
    {
        var image = CheckImage.Find(null, out var missing);
        Assert.SkipWhen(image is null, missing ?? "");
        return image!;
    }
}
