namespace ClusterProvisioning.House.Tests.Namespaces;

public sealed class CirclesTests
{
    [Fact]
    public void A_circle_is_shown_once_with_the_places_that_close_it()
    {
        Reference[] references = [new("A", "B", "a.cs"), new("B", "C", "b.cs"), new("C", "A", "c.cs"), new("C", "D", "d.cs"), new("A", "A", "self.cs")];
        Circles.Among(references).ShouldHaveSingleItem().ShouldBe("A → B → C → A\n  A → B: a.cs\n  B → C: b.cs\n  C → A: c.cs");
    }

    [Fact]
    public void One_way_is_no_circle() => Circles.Among([new("A", "A.B", "a.cs"), new("A", "C", "a.cs"), new("A.B", "C", "b.cs")]).ShouldBeEmpty();

    [Fact]
    public void An_inner_namespace_stands_on_the_outer_one() => Circles.Among([new("A", "A.B", "a.cs"), new("A.B", "A", "b.cs")]).ShouldBeEmpty();

    [Fact]
    public void An_outer_namespace_that_needs_an_inner_one_can_close_a_circle() =>
        Circles.Among([new("A", "A.B", "a.cs"), new("A.B", "C", "b.cs"), new("C", "A", "c.cs")]).ShouldHaveSingleItem();
}
