import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Draws the icons of the Teams app: a speech bubble with a keyhole. Run from the repository with
 * {@code java deploy/teams/Icons.java deploy/teams}.
 */
final class Icons {
  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    ImageIO.write(color(192), "png", new File(args[0], "color.png"));
    ImageIO.write(outline(32), "png", new File(args[0], "outline.png"));
  }

  // Teams rounds the corners itself, and wants the symbol within the inner half.
  private static BufferedImage color(int size) {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(image);
    g.setPaint(new GradientPaint(0, 0, new Color(0x2F6FC4), 0, size, new Color(0x163B6C)));
    g.fillRect(0, 0, size, size);
    Area symbol = new Area(bubble(40, 38, 112, 92, 24));
    symbol.subtract(keyhole(96, 80, 15));
    g.setColor(Color.WHITE);
    g.fill(symbol);
    g.dispose();
    return image;
  }

  // White on nothing, with no shade in between that is not of the edge.
  private static BufferedImage outline(int size) {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = graphics(image);
    g.setComposite(AlphaComposite.Src);
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(bubble(3, 4, 26, 19, 7));
    g.fill(keyhole(16, 12, 3));
    g.dispose();
    return image;
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }

  private static Area bubble(double x, double y, double width, double height, double arc) {
    Area bubble = new Area(new RoundRectangle2D.Double(x, y, width, height, arc * 2, arc * 2));
    double tail = height / 4;
    var point = new Path2D.Double();
    point.moveTo(x + width * 0.22, y + height - 1);
    point.lineTo(x + width * 0.22, y + height + tail);
    point.lineTo(x + width * 0.50, y + height - 1);
    point.closePath();
    bubble.add(new Area(point));
    return bubble;
  }

  private static Area keyhole(double x, double y, double radius) {
    Area hole = new Area(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    var slot = new Path2D.Double();
    slot.moveTo(x - radius * 0.5, y);
    slot.lineTo(x + radius * 0.5, y);
    slot.lineTo(x + radius * 0.95, y + radius * 2.1);
    slot.lineTo(x - radius * 0.95, y + radius * 2.1);
    slot.closePath();
    hole.add(new Area(slot));
    return hole;
  }
}
